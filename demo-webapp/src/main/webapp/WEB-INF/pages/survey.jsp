<%@ page contentType="text/html;charset=UTF-8" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="shop" tagdir="/WEB-INF/tags" %>
<shop:page title="Survey">
<jsp:attribute name="head">
<script>
(function(h,o,t,j,a,r){h.hj=h.hj||function(){(h.hj.q=h.hj.q||[]).push(arguments)};
h._hjSettings={hjid:2204417,hjsv:6};a=o.getElementsByTagName('head')[0];
r=o.createElement('script');r.async=1;r.src=t+h._hjSettings.hjid+j+h._hjSettings.hjsv;a.appendChild(r);
})(window,document,'https://static.hotjar.com/c/hotjar-','.js?sv=');
</script>
</jsp:attribute>
<jsp:body>
<h1>How are we doing?</h1>
<c:choose>
<c:when test="${thanks}"><div class="sheet"><p>Thank you. ${answers} have answered so far.</p></div></c:when>
<c:otherwise>
<form class="sheet narrow" action="${pageContext.request.contextPath}/survey" method="post">
<fieldset class="field${empty form.mistake('rating') ? '' : ' wrong'}">
<legend>The shop as a whole</legend>
<div class="choices">
<c:forEach var="n" begin="1" end="5"><label><input type="radio" name="rating" value="${n}"<c:if test="${form.value('rating') eq n.toString()}"> checked</c:if>> ${n}</label></c:forEach>
</div>
<span class="quiet">1 is bad, 5 is good.</span>
<c:if test="${not empty form.mistake('rating')}"><span class="mistake"><c:out value="${form.mistake('rating')}"/></span></c:if>
</fieldset>
<shop:field form="${form}" name="found-by" label="How did you hear of us?" maxlength="40"/>
<shop:field form="${form}" name="remarks" label="Anything else" lines="4" maxlength="2000"/>
<p class="end"><button>Send</button></p>
<p class="quiet">${empty sessionScope.customer ? 'The answer is anonymous.' : 'The answer is kept with your account.'} ${answers} have answered so far.</p>
</form>
</c:otherwise>
</c:choose>
</jsp:body>
</shop:page>
